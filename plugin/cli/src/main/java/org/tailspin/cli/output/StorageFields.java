package org.tailspin.cli.output;

import java.util.Map;
import org.tailspin.core.coupling.Coupling;
import org.tailspin.core.coupling.Storage;

/** How the coupling matrix of a single network is kept, and how many connections it has. */
public final class StorageFields {

    private static final String STORAGE = "storage";
    private static final String CONNECTIONS = "connections";

    private StorageFields() {}

    /**
     * Adds them; of factors, which would have to be written out, the connections are not counted.
     *
     * @param coupling the matrix
     * @param fields of the result
     */
    public static void put(Coupling coupling, Map<String, Object> fields) {
        fields.put(STORAGE, coupling.storage().label());
        fields.put(CONNECTIONS, coupling.storage() == Storage.FACTORED ? null : coupling.connections());
    }
}
