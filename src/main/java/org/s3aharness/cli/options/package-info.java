/** Groups of command-line options that several commands share. */
package org.s3aharness.cli.options;
