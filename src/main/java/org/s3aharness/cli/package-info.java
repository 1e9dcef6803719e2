/** The commands. */
package org.s3aharness.cli;
