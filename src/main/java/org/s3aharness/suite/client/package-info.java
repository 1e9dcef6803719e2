/**
 * Suites about the client itself, apart from the data that it moves: what it logs, sends unasked,
 * and leaves behind. A new AWS SDK shows here first.
 */
package org.s3aharness.suite.client;
