/** Explains what a configuration asks for, bucket by bucket and release by release. */
package org.s3aharness.configuration.explain;
