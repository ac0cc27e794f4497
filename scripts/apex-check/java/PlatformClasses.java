import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The platform's standard library as Java stubs: one class per Apex class and one per standard object. Their names
 * and signatures are reflected; nothing of them is run.
 */
final class PlatformClasses {
    static final String PACKAGE = "com.nawforce.runforce.";
    private static final String FOLDER = PACKAGE.replace('.', '/');

    private final ClassLoader loader;
    /** `system/userinfo` to the name of its stub. */
    private final Map<String, String> stubs = new HashMap<>();
    /** Lower-case name of a standard object to its API name. */
    final Map<String, String> standardObjects = new HashMap<>();

    PlatformClasses(Path standardTypes, Path objectTypes) throws IOException {
        loader = new URLClassLoader(new URL[] {standardTypes.toUri().toURL(), objectTypes.toUri().toURL()});
        for (String name : classNames(standardTypes)) {
            stubs.put(withoutDollar(name.substring(FOLDER.length())).toLowerCase(), name.replace('/', '.'));
        }
        String objects = FOLDER + "SObjects/";
        for (String name : classNames(objectTypes)) {
            if (name.startsWith(objects) && !name.contains("$")) {
                String object = name.substring(objects.length());
                standardObjects.put(object.toLowerCase(), object);
            }
        }
    }

    private static Iterable<String> classNames(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return Collections.list(file.entries()).stream()
                .map(JarEntry::getName)
                .filter(name -> name.startsWith(FOLDER) && name.endsWith(".class"))
                .map(name -> name.substring(0, name.length() - ".class".length()))
                .toList();
        }
    }

    /** Stubs whose name Java reserves end in a dollar sign (`System.String$`). */
    static String withoutDollar(String name) {
        return name.replaceAll("\\$$", "");
    }

    /** The stub of `system/userinfo`, or null when the platform has no such class. */
    Class<?> find(String path) {
        String name = stubs.get(path);
        return name == null ? null : load(name);
    }

    Class<?> load(String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException("The platform types have no " + name, missing);
        }
    }
}
