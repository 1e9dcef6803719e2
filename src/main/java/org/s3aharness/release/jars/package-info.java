/** What jars are, in what they differ, and whether they go together. Knows nothing of releases. */
package org.s3aharness.release.jars;
