/** The statements of the documentation, and what a run says of each. */
package org.s3aharness.catalogue;
