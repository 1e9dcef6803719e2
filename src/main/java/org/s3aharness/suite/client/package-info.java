/** Suites about the client itself: what it logs, sends unasked, and leaves behind. */
package org.s3aharness.suite.client;
