/** The statements of the documentation, and what a run says about each. */
package org.s3aharness.catalogue;
