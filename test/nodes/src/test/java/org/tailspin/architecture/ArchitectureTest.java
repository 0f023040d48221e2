package org.tailspin.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rooms of the project, and that the arrows between them go one way. */
class ArchitectureTest {

    private static final String ROOT = "org.tailspin.";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(
                    "org.tailspin.core",
                    "org.tailspin.charts",
                    "org.tailspin.files",
                    "org.tailspin.cli",
                    "org.tailspin.nodes");

    /** The rooms of the core from the ground up: each may use those before it. */
    private static final List<Set<String>> FLOORS = List.of(
            Set.of("math"),
            Set.of("table", "random", "linalg"),
            Set.of("statistics", "coupling"),
            Set.of("dynamics"),
            Set.of("lyapunov", "theory"),
            Set.of("dimension", "recipe", "reservoir"),
            Set.of("run"),
            Set.of("analysis", "prediction"),
            Set.of("validate", "papers", "pipeline"));

    /** The rooms of the command line; the package of the program may use all. */
    private static final Map<String, Set<String>> COMMANDS = Map.of(
            "console", Set.of(),
            "output", Set.of("console"),
            "engine", Set.of("console", "output"),
            "options", Set.of("console", "output", "engine"),
            "help", Set.of("console", "output", "options"),
            "sweep", Set.of("console", "output", "engine", "options"),
            "network", Set.of("console", "output", "engine", "options"),
            "theory", Set.of("console", "output", "options"),
            "pipeline", Set.of("console", "output", "engine", "options"),
            "validate", Set.of("console", "output", "engine", "options"));

    private record Room(String module, String name, Set<String> mayUse) {}

    private static List<Room> rooms() {
        final List<Room> rooms = new ArrayList<>();
        final Set<String> below = new HashSet<>();
        for (Set<String> floor : FLOORS) {
            floor.forEach(name -> rooms.add(new Room("core", name, Set.copyOf(below))));
            below.addAll(floor);
        }
        COMMANDS.forEach((name, mayUse) -> rooms.add(new Room("cli", name, mayUse)));
        return rooms;
    }

    /** Room by room, so that a forbidden arrow is told by its class and line. */
    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomUsesTheRoomsBelow(Room room) {
        final String module = ROOT + room.module;
        classes()
                .that()
                .resideInAPackage(module + "." + room.name + "..")
                .should()
                .onlyDependOnClassesThat(new DescribedPredicate<>("stand outside the other rooms, or below") {
                    @Override
                    public boolean test(JavaClass used) {
                        final String base = used.getPackageName();
                        if (base.equals(module)) {
                            return room.module.equals("core"); // what all of the core shares
                        }
                        if (!base.startsWith(module + ".")) {
                            return true;
                        }
                        final String name = base.substring(module.length() + 1).split("\\.")[0];
                        return name.equals(room.name) || room.mayUse.contains(name);
                    }
                })
                .check(CLASSES);
    }

    /** A new room takes its place in the lists above. */
    @Test
    void everyRoomIsListed() {
        for (String module : List.of("core", "cli")) {
            final String prefix = ROOT + module + ".";
            final Set<String> found = CLASSES.stream()
                    .map(JavaClass::getPackageName)
                    .filter(name -> name.startsWith(prefix))
                    .map(name -> name.substring(prefix.length()).split("\\.")[0])
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(
                    rooms().stream()
                            .filter(room -> room.module.equals(module))
                            .map(Room::name)
                            .collect(Collectors.toCollection(TreeSet::new)),
                    found,
                    "rooms of " + module);
        }
    }

    @Test
    void modulesUseTheModulesBelow() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "core..")
                .should()
                .dependOnClassesThat(outside("core"))
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(ROOT + "charts..")
                .should()
                .dependOnClassesThat(outside("core", "charts"))
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(ROOT + "files..")
                .should()
                .dependOnClassesThat(outside("core", "files"))
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(ROOT + "cli..")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "nodes.."))
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(ROOT + "nodes..")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "cli.."))
                .check(CLASSES);
    }

    /** Modules of the project other than these. */
    private static DescribedPredicate<JavaClass> outside(String... modules) {
        final Set<String> known = Set.of(modules);
        return DescribedPredicate.describe(
                "of the project outside " + known,
                used -> used.getPackageName().startsWith(ROOT)
                        && !known.contains(
                                used.getPackageName().substring(ROOT.length()).split("\\.")[0]));
    }

    /** Of the core, whose results go through arguments. */
    @Test
    void theCoreKnowsNeitherKnimeNorFilesNorAConsole() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "core..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.knime..", "picocli..", "org.jfree..", "java.nio.file..", "java.awt..", "javax.swing..")
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }

    @Test
    void noCircles() {
        for (String module : List.of("core", "charts", "cli", "nodes")) {
            SlicesRuleDefinition.slices()
                    .matching(ROOT + module + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .check(CLASSES);
        }
    }
}
