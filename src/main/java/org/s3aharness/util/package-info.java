/** Small utilities that several packages need and no library has. */
package org.s3aharness.util;
