/** Tries a store for what AWS's documentation says, and reports. */
package org.s3aharness.session.storereport;
