package io.filepipeline.split.look;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.IOException;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace;
import org.jspecify.annotations.Nullable;

/**
 * A colour space as far as it tells how dark something is. No profile is read and no
 * function run: what an ink looks like is guessed by how much of it there is.
 */
final class Ink extends PDColorSpace {

	private static final int DEEPEST = 4;

	private final Kind kind;

	private final int components;

	/** How light each colour of a table is; empty if there is no table. */
	private final float[] table;

	private Ink(Kind kind, int components, float... table) {
		this.kind = kind;
		this.components = components;
		this.table = table;
	}

	/** The usual space with so many components. */
	static Ink of(int components) {
		return switch (components) {
			case 1, 3 -> new Ink(Kind.LIGHT, components);
			case 4 -> new Ink(Kind.CMYK, 4);
			default -> new Ink(Kind.INK, Math.max(1, Math.min(components, 32)));
		};
	}

	/**
	 * The space that a value stands for, or a name among resources.
	 * @return {@code null} if it is for patterns
	 */
	static @Nullable Ink of(@Nullable COSBase space, @Nullable PDResources resources) throws IOException {
		return of(space, resources, 0);
	}

	private static @Nullable Ink of(@Nullable COSBase space, @Nullable PDResources resources, int depth)
			throws IOException {
		if (depth > DEEPEST) {
			throw new IOException("A colour space is nested too deeply");
		}
		if (space instanceof COSName name) {
			COSDictionary named = (resources != null) ? resources.getCOSObject().getCOSDictionary(COSName.COLORSPACE)
					: null;
			return switch (name.getName()) {
				case "DeviceGray", "G", "CalGray" -> of(1);
				case "DeviceRGB", "RGB", "CalRGB" -> of(3);
				case "DeviceCMYK", "CMYK" -> of(4);
				case "Pattern" -> null;
				default -> of((named != null) ? named.getDictionaryObject(name) : null, null, depth + 1);
			};
		}
		if (space instanceof COSArray array && array.getObject(0) instanceof COSName family) {
			return switch (family.getName()) {
				case "ICCBased" ->
					of((array.getObject(1) instanceof COSStream profile) ? profile.getInt(COSName.N) : 0);
				case "Lab" -> new Ink(Kind.LAB, 3);
				case "Separation" -> new Ink(Kind.INK, 1);
				case "DeviceN" -> new Ink(Kind.INK, (array.getObject(1) instanceof COSArray names) ? names.size() : 1);
				case "Indexed", "I" -> indexed(array, resources, depth);
				default -> of(family, resources, depth + 1);
			};
		}
		throw new IOException("There is no such colour space");
	}

	private static Ink indexed(COSArray array, @Nullable PDResources resources, int depth) throws IOException {
		Ink base = of(array.getObject(1), resources, depth + 1);
		if (base == null || base.kind == Kind.TABLE) {
			throw new IOException("A table holds no colours");
		}
		byte[] bytes = {};
		if (array.getObject(3) instanceof COSString string) {
			bytes = string.getBytes();
		}
		else if (array.getObject(3) instanceof COSStream stream) {
			bytes = stream.createInputStream().readNBytes(256 * base.components);
		}
		float[] table = new float[Math.min(256, bytes.length / base.components)];
		float[] color = new float[base.components];
		for (int i = 0; i < table.length; i++) {
			for (int j = 0; j < color.length; j++) {
				color[j] = (bytes[i * color.length + j] & 0xFF) / 255f * base.most();
			}
			table[i] = base.lightness(color);
		}
		return new Ink(Kind.TABLE, 1, table);
	}

	/** How light a colour is, from 0 to 1. A pattern is half and half. */
	static float lightness(PDColor color) {
		float[] components = color.getComponents();
		if (color.isPattern() || components.length == 0) {
			return 0.5f;
		}
		return ((color.getColorSpace() instanceof Ink ink) ? ink : of(components.length)).lightness(components);
	}

	/** How light a colour is, from 0 to 1. */
	float lightness(float[] color) {
		float lightness = switch (this.kind) {
			case LIGHT -> (this.components == 1) ? color[0] : luminance(color[0], color[1], color[2]);
			case LAB -> color[0] / 100;
			case CMYK -> 1 - Math.min(1, luminance(color[0], color[1], color[2]) + color[3]);
			case INK -> 1 - most(color);
			case TABLE -> entry((int) color[0]);
		};
		return Math.max(0, Math.min(lightness, 1));
	}

	private static float luminance(float red, float green, float blue) {
		return 0.3f * red + 0.59f * green + 0.11f * blue;
	}

	private static float most(float[] color) {
		float most = 0;
		for (float component : color) {
			most = Math.max(most, component);
		}
		return most;
	}

	private float entry(int index) {
		return (this.table.length > 0) ? this.table[Math.max(0, Math.min(index, this.table.length - 1))] : 0;
	}

	/**
	 * What the largest sample of an image stands for, unless the image says otherwise.
	 */
	float most() {
		return (this.kind == Kind.LAB) ? 100 : 1;
	}

	boolean isTable() {
		return this.kind == Kind.TABLE;
	}

	@Override
	public String getName() {
		return "Ink";
	}

	@Override
	public int getNumberOfComponents() {
		return this.components;
	}

	@Override
	public float[] getDefaultDecode(int bits) {
		throw new UnsupportedOperationException();
	}

	@Override
	public PDColor getInitialColor() {
		float[] color = new float[this.components];
		if (this.kind == Kind.INK || this.kind == Kind.CMYK) {
			color[this.components - 1] = 1;
		}
		return new PDColor(color, this);
	}

	@Override
	public float[] toRGB(float[] value) {
		float lightness = lightness(value);
		return new float[] { lightness, lightness, lightness };
	}

	@Override
	public BufferedImage toRGBImage(WritableRaster raster) {
		throw new UnsupportedOperationException();
	}

	@Override
	public BufferedImage toRawImage(WritableRaster raster) {
		throw new UnsupportedOperationException();
	}

	private enum Kind {

		LIGHT, LAB, CMYK, INK, TABLE

	}

}
