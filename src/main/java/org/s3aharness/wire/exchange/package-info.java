/**
 * Requests with their responses as they were seen on the wire, the log of them, and the masking of
 * secrets.
 */
package org.s3aharness.wire.exchange;
