/** Suites about networks and stores that fail, and clients that are killed. */
package org.s3aharness.suite.network;
