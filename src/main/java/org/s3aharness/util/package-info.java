/**
 * Small utilities that several packages need and no library has. This package depends on no other
 * package of the harness.
 */
package org.s3aharness.util;
