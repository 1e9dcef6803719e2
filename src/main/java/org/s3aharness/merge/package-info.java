/** Merges several run directories into one with one verdict. */
package org.s3aharness.merge;
