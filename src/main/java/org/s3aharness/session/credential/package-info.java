/** Gives agents the credentials that the providers of a user's configuration look for. */
package org.s3aharness.session.credential;
