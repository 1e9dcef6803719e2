/** Which cases there are, and which of them are selected. */
package org.s3aharness.harness.plan;
