/**
 * One request with its response as it was seen on the wire, the log of them, and what is masked.
 */
package org.s3aharness.wire.exchange;
