/** Small parts that several packages need and no library has. Depends on nothing of ours. */
package org.s3aharness.util;
