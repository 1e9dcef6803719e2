/** Shows what a change of mode or key does to existing and to new data. */
package org.s3aharness.suite.change;
