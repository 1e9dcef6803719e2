/** The judges, each of which compares what one witness saw with the documentation. */
package org.s3aharness.harness.judge;
