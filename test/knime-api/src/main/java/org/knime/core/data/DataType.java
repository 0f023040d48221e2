package org.knime.core.data;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The type of a cell or column: the values that it can give, and the type of the elements of a collection. */
public final class DataType {

    private static final DataCell MISSING = new MissingCell(null);

    private final Class<? extends DataCell> cellClass;
    private final List<Class<? extends DataValue>> valueClasses;
    private final DataType elementType;

    private DataType(
            Class<? extends DataCell> cellClass, List<Class<? extends DataValue>> valueClasses, DataType elementType) {
        this.cellClass = cellClass;
        this.valueClasses = List.copyOf(valueClasses);
        this.elementType = elementType;
    }

    /** The type of a cell class that is no collection. */
    public static DataType getType(Class<? extends DataCell> cell) {
        return getType(cell, null);
    }

    /** The type of a collection of elements. */
    public static DataType getType(Class<? extends DataCell> cell, DataType elementType) {
        Set<Class<? extends DataValue>> values = new LinkedHashSet<>();
        for (Class<?> type = cell; type != null; type = type.getSuperclass()) {
            collect(type, values);
        }
        return new DataType(cell, List.copyOf(values), elementType);
    }

    private static void collect(Class<?> type, Set<Class<? extends DataValue>> values) {
        for (Class<?> each : type.getInterfaces()) {
            if (DataValue.class.isAssignableFrom(each) && each != DataValue.class) {
                values.add(each.asSubclass(DataValue.class));
                collect(each, values);
            }
        }
    }

    /** The most special type that both belong to. */
    public static DataType getCommonSuperType(DataType first, DataType second) {
        if (first.isASuperTypeOf(second)) {
            return first;
        }
        if (second.isASuperTypeOf(first)) {
            return second;
        }
        List<Class<? extends DataValue>> common = new ArrayList<>(first.valueClasses);
        common.retainAll(second.valueClasses);
        DataType element = first.isCollectionType() && second.isCollectionType()
                ? getCommonSuperType(first.elementType, second.elementType)
                : null;
        return new DataType(null, common, element);
    }

    /** A missing cell without a reason. */
    public static DataCell getMissingCell() {
        return MISSING;
    }

    /** The class of the cells, or null for a type made of several. */
    public Class<? extends DataCell> getCellClass() {
        return cellClass;
    }

    /** The value interfaces of this type, the preferred one first. */
    public List<Class<? extends DataValue>> getValueClasses() {
        return valueClasses;
    }

    /** The first value interface. */
    public Class<? extends DataValue> getPreferredValueClass() {
        return valueClasses.isEmpty() ? DataValue.class : valueClasses.get(0);
    }

    /** The type of a collection's elements, or null. */
    public DataType getCollectionElementType() {
        return elementType;
    }

    /** Whether this is the type of a collection. */
    public boolean isCollectionType() {
        return elementType != null;
    }

    /** Whether this is the type of the missing cell. */
    public boolean isMissingValueType() {
        return valueClasses.contains(MissingValue.class);
    }

    /** Whether cells of this type give the value; a missing cell claims to give every value. */
    public boolean isCompatible(Class<? extends DataValue> valueClass) {
        return valueClasses.stream().anyMatch(each -> each == MissingValue.class || valueClass.isAssignableFrom(each));
    }

    /** Whether cells of the other type may stand in a column of this type. */
    public boolean isASuperTypeOf(DataType type) {
        if (type.isMissingValueType()) {
            return true;
        }
        if (!valueClasses.stream().allMatch(type::isCompatible)) {
            return false;
        }
        return !isCollectionType() || elementType.isASuperTypeOf(type.elementType);
    }

    /** A name for people. */
    public String getName() {
        return cellClass == null ? "Mixed" : cellClass.getSimpleName();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DataType type
                && cellClass == type.cellClass
                && Set.copyOf(valueClasses).equals(Set.copyOf(type.valueClasses))
                && Objects.equals(elementType, type.elementType);
    }

    @Override
    public int hashCode() {
        return Objects.hash(cellClass, Set.copyOf(valueClasses), elementType);
    }

    @Override
    public String toString() {
        return isCollectionType() ? getName() + " of " + elementType : getName();
    }
}
