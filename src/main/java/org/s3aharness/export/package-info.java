/** Makes a small Maven project of a case, which shows the same without the harness. */
package org.s3aharness.export;
