/** The names, types and descriptions of columns, the same in every table, file and page. A column of a recipe is in {@code recipe}, a measured one in {@code analysis}, and each says here what it is. */
package org.tailspin.core.table;
