/** Ways to re-encrypt existing data that the documents describe. */
package org.s3aharness.suite.migration;
