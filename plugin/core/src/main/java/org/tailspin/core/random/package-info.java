/** Seeds, the independent streams that they name, and the stable sampler: same seed, same numbers, on every machine. */
package org.tailspin.core.random;
