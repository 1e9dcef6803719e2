/** The judges: each compares what one witness saw with what is documented. */
package org.s3aharness.harness.judge;
