/** Contains the command line: each command parses its options, calls a session, and prints. */
package org.s3aharness.cli;
