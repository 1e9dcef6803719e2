/** The documented ways to re-encrypt existing data. */
package org.s3aharness.suite.migration;
