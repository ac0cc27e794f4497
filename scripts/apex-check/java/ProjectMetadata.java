import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What the metadata of a project adds to the platform's types: objects with their fields, and labels. */
final class ProjectMetadata {
    /** One custom field: API name, metadata type, for a relationship its target and child relationship name. */
    record Field(String name, String type, String referenceTo, String childRelationship) {}

    /** API name of an object (of any case as the folder has it) to its custom fields. */
    final Map<String, List<Field>> fieldsByObject = new LinkedHashMap<>();
    final Set<String> customObjects = new HashSet<>();
    /** API name of a custom setting to its kind, Hierarchy or List. */
    final Map<String, String> customSettings = new HashMap<>();
    /** What an org refuses to write: `object TAB operation` and `object.field`. */
    final Set<String> notWritten = new HashSet<>();
    final Set<String> labels = new HashSet<>();
    final List<Path> sources = new ArrayList<>();

    static ProjectMetadata read(List<Path> folders) throws Exception {
        ProjectMetadata project = new ProjectMetadata();
        DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        for (Path folder : folders) {
            List<Path> files;
            try (Stream<Path> walk = Files.walk(folder)) {
                files = walk.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("node_modules"))
                    .sorted()
                    .toList();
            }
            for (Path file : files) {
                project.add(file, parser);
            }
        }
        return project;
    }

    private void add(Path file, DocumentBuilder parser) throws Exception {
        String name = file.getFileName().toString();
        if (name.endsWith(".cls") || name.endsWith(".trigger")) {
            sources.add(file);
        } else if (name.endsWith(".object-meta.xml") || name.endsWith(".object")) {
            Element object = root(parser, file);
            String objectName = name.replaceAll("\\.object(-meta\\.xml)?$", "");
            fieldsByObject.computeIfAbsent(objectName, key -> new ArrayList<>());
            if (objectName.contains("__")) {
                customObjects.add(objectName);
            }
            if (text(object, "customSettingsType") != null) {
                customSettings.put(objectName, text(object, "customSettingsType"));
            }
            for (Element field : children(object, "fields")) {
                fieldsByObject.get(objectName).add(field(field));
            }
        } else if (name.endsWith(".field-meta.xml")) {
            String objectName = file.getParent().getParent().getFileName().toString();
            fieldsByObject.computeIfAbsent(objectName, key -> new ArrayList<>()).add(field(root(parser, file)));
            if (objectName.contains("__")) {
                customObjects.add(objectName);
            }
        } else if (name.endsWith(".labels-meta.xml") || name.endsWith(".labels")) {
            for (Element label : children(root(parser, file), "labels")) {
                labels.add(text(label, "fullName").toLowerCase());
            }
        }
    }

    private static Field field(Element field) {
        return new Field(
            text(field, "fullName"),
            text(field, "type"),
            text(field, "referenceTo"),
            text(field, "relationshipName")
        );
    }

    private static Element root(DocumentBuilder parser, Path file) throws Exception {
        try (var stream = Files.newInputStream(file)) {
            Document document = parser.parse(stream);
            return document.getDocumentElement();
        } catch (org.xml.sax.SAXException broken) {
            throw new IOException(file + ": not valid XML: " + broken.getMessage(), broken);
        }
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    private static String text(Element parent, String name) {
        List<Element> found = children(parent, name);
        return found.isEmpty() ? null : found.get(0).getTextContent().trim();
    }
}
