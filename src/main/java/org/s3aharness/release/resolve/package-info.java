/** Finds the jars of a release, as a user names it. */
package org.s3aharness.release.resolve;
