/** Fetches what runs need beforehand: onto this machine, or into one file for another. */
package org.s3aharness.session.bundle;
