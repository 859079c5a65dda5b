package io.filepipeline.split.look;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.ResultPoint;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.GenericMultipleBarcodeReader;

/**
 * Finds codes on a page. ZXing sees three of four QR codes at once: some it sees only
 * when they are smaller, some only when they are turned, and so nearly all. It sees codes
 * of bars where a line goes through them, and fat bars only when they are smaller.
 */
final class Barcodes {

	private static final List<BarcodeFormat> BARS = List.of(BarcodeFormat.CODE_128, BarcodeFormat.CODE_39,
			BarcodeFormat.EAN_13);

	private static final List<BarcodeFormat> SQUARE = List.of(BarcodeFormat.QR_CODE);

	private static final List<BarcodeFormat> ALL = Stream.concat(BARS.stream(), SQUARE.stream()).toList();

	/** How many times larger the square may be in which a page is turned. */
	private static final long SLIMMEST = 8;

	private static final double TURN = Math.toRadians(30);

	private Barcodes() {
	}

	/** What they say, each once. */
	static List<String> on(PageImage page) {
		Set<String> texts = new LinkedHashSet<>();
		PageImage half = page.halved();
		find(page, ALL, texts);
		find(page.transposed(), BARS, texts);
		find(half, ALL, texts);
		find(half.transposed(), BARS, texts);
		int size = (int) Math.ceil(Math.hypot(half.width(), half.height()));
		if ((long) size * size < SLIMMEST * half.width() * half.height()) {
			find(turned(half, size), SQUARE, texts);
		}
		return List.copyOf(texts);
	}

	private static void find(PageImage page, List<BarcodeFormat> formats, Set<String> texts) {
		BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(new PlanarYUVLuminanceSource(page.pixels(),
				page.width(), page.height(), 0, 0, page.width(), page.height(), false)));
		try {
			Result[] found = new GenericMultipleBarcodeReader(new MultiFormatReader()).decodeMultiple(bitmap,
					Map.of(DecodeHintType.TRY_HARDER, true, DecodeHintType.POSSIBLE_FORMATS, formats));
			Stream.of(found).sorted(Comparator.comparing(Barcodes::top)).map(Result::getText).forEach(texts::add);
		}
		catch (NotFoundException ex) {
			// there is none
		}
	}

	private static float top(Result code) {
		float top = Float.MAX_VALUE;
		for (ResultPoint point : code.getResultPoints()) {
			top = (point != null) ? Math.min(top, point.getY()) : top;
		}
		return top;
	}

	/** A square in whose middle the page is turned. */
	private static PageImage turned(PageImage page, int size) {
		byte[] pixels = new byte[size * size];
		Arrays.fill(pixels, (byte) 255);
		for (int y = 0; y < size; y++) {
			for (int x = 0; x < size; x++) {
				double right = x - size / 2.0;
				double down = y - size / 2.0;
				int column = (int) Math.floor(Math.cos(TURN) * right + Math.sin(TURN) * down + page.width() / 2.0);
				int row = (int) Math.floor(Math.cos(TURN) * down - Math.sin(TURN) * right + page.height() / 2.0);
				if (column >= 0 && column < page.width() && row >= 0 && row < page.height()) {
					pixels[y * size + x] = page.pixels()[row * page.width() + column];
				}
			}
		}
		return new PageImage(size, size, pixels, page.dpi(), page.hidesSomething());
	}

}
