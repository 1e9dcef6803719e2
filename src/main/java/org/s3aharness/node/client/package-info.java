/**
 * What the clients of all engines do on the machine that submits a job: take orders, send files,
 * and fetch results.
 */
package org.s3aharness.node.client;
