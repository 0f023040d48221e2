package org.tailspin.install;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** An Equinox in this process, whose bundles see nothing of the test's class path. */
final class Equinox implements AutoCloseable {

    private final Framework framework;

    /** Installs the bundles, then resolves and starts every one; fails with the requirement that nobody meets. */
    Equinox(Path storage, List<Path> bundles) throws BundleException, IOException {
        FrameworkFactory factory =
                ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow();
        framework = factory.newFramework(Map.of(
                Constants.FRAMEWORK_STORAGE,
                storage.toString(),
                Constants.FRAMEWORK_STORAGE_CLEAN,
                Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT,
                "osgi.parentClassloader",
                "boot",
                // As an Eclipse product, and so KNIME, starts: javax.* of the JDK is there without an import.
                "osgi.compatibility.bootdelegation",
                "true"));
        framework.start();
        try {
            List<Bundle> installed = new ArrayList<>();
            for (Path bundle : bundles) {
                try (InputStream stream = Files.newInputStream(bundle)) {
                    installed.add(framework
                            .getBundleContext()
                            .installBundle(bundle.toUri().toString(), stream));
                }
            }
            for (Bundle bundle : installed) {
                if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
                    bundle.start();
                }
            }
        } catch (BundleException | IOException e) {
            close();
            throw e;
        }
    }

    Bundle bundle(String name) {
        return Arrays.stream(framework.getBundleContext().getBundles())
                .filter(each -> each.getSymbolicName().equals(name))
                .findAny()
                .orElseThrow(() -> new IllegalStateException("No bundle " + name));
    }

    /** What the bundles declare for an extension point, as elements of the registry, whose classes are not ours. */
    List<Object> declarations(String extensionPoint) throws ReflectiveOperationException {
        ServiceReference<?> reference =
                framework.getBundleContext().getServiceReference("org.eclipse.core.runtime.IExtensionRegistry");
        Object registry = framework.getBundleContext().getService(reference);
        return List.of((Object[]) Reflect.call(registry, "getConfigurationElementsFor", extensionPoint));
    }

    @Override
    public void close() {
        try {
            framework.stop();
            framework.waitForStop(10_000);
        } catch (BundleException | InterruptedException e) {
            throw new IllegalStateException("Equinox does not stop", e);
        }
    }
}
