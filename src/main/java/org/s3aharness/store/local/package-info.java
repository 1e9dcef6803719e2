/** The stores that are started for a run: LocalStack and SeaweedFS. */
package org.s3aharness.store.local;
