/** Files that machines read, and that later runs are compared with. */
package org.s3aharness.report.format;
