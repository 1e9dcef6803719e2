/** Requests with their responses as they were seen on the wire, with their secrets masked. */
package org.s3aharness.wire.exchange;
