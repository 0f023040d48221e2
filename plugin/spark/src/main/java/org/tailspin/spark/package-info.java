/**
 * The commands of many networks on Apache Spark: one network per task, the same files, byte for byte.
 *
 * <p>Start with {@link org.tailspin.spark.SparkMain}, the program for {@code spark-submit}, and {@link
 * org.tailspin.spark.SparkEngine}, its options.
 */
package org.tailspin.spark;
