/** The suites: what this project knows about S3A encryption, one behaviour to a method. */
package org.s3aharness.suite;
