/** Finds the jars of a release, however the user names it. */
package org.s3aharness.release.resolve;
