/** The keys of a run, and the names by which configurations and observations know them. */
package org.s3aharness.harness.key;
