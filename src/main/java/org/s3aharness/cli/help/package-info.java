/** What {@code --help} and {@code s3a-qualify help} show. */
package org.s3aharness.cli.help;
