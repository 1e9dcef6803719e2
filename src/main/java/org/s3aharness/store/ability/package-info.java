/**
 * What a store must do as S3 does, so that it can be told what S3A does: tried when it is asked.
 */
package org.s3aharness.store.ability;
