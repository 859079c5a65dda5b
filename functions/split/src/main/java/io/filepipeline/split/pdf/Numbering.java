package io.filepipeline.split.pdf;

import java.util.Arrays;

/**
 * Which number an object has in the part that is being written. Made once for all parts
 * of a document: what it knows of earlier ones counts as unknown.
 */
final class Numbering {

	/** Stands for an object that no other refers to. */
	static final int NOTHING = 0;

	private final int[] numbers;

	private final int[] parts;

	private int[] own = {};

	private int ownCount;

	private int part;

	private int[] order = new int[256];

	private int before;

	private int count;

	Numbering(int objects) {
		this.numbers = new int[objects];
		this.parts = new int[objects];
	}

	/**
	 * Begins a part.
	 * @param ownObjects how many objects it has of its own, so far
	 * @param taken how many numbers the file has before those of the part
	 */
	void begin(int ownObjects, int taken) {
		this.part++;
		this.before = taken;
		this.count = taken;
		this.ownCount = 0;
		expect(ownObjects);
	}

	private void expect(int ownObjects) {
		if (this.own.length < ownObjects) {
			this.own = Arrays.copyOf(this.own, Math.max(ownObjects, 2 * this.ownCount));
		}
		if (this.ownCount < ownObjects) {
			Arrays.fill(this.own, this.ownCount, ownObjects, 0);
			this.ownCount = ownObjects;
		}
	}

	/** The first number of the part. */
	int first() {
		return this.before + 1;
	}

	/** The highest number that an object has. */
	int count() {
		return this.count;
	}

	/** The object of the part with a number. */
	int object(int number) {
		return this.order[number - this.before - 1];
	}

	/** The number of an object; -1 if it is not known. */
	int get(int object) {
		if (object < 0) {
			return (-object <= this.ownCount) ? this.own[-object - 1] - 1 : -1;
		}
		return (this.parts[object] == this.part) ? this.numbers[object] : -1;
	}

	/** Takes the next number for an object that no other refers to. */
	int addNothing() {
		return append(NOTHING);
	}

	/** Gives an object the next number. */
	int add(int object) {
		int number = append(object);
		put(object, number);
		return number;
	}

	private int append(int object) {
		int place = this.count - this.before;
		if (place == this.order.length) {
			this.order = Arrays.copyOf(this.order, 2 * place);
		}
		this.order[place] = object;
		return ++this.count;
	}

	/** Gives an object a number that another has, or 0 if the part does not have it. */
	void put(int object, int number) {
		if (object < 0) {
			expect(-object);
			this.own[-object - 1] = number + 1;
		}
		else {
			this.parts[object] = this.part;
			this.numbers[object] = number;
		}
	}

}
