/** How a picture lies under a square opening. `x` and `y` are its middle in parts of its width and height. */
export interface Crop {
  readonly x: number;
  readonly y: number;
  /** 1: as much of it as fits into a square. */
  readonly zoom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const WHOLE: Crop = { x: 0.5, y: 0.5, zoom: 1 };
export const MOST_ZOOM = 5;

/** Nothing but picture is in the opening, however it is moved. */
export function clampCrop({ x, y, zoom }: Crop, size: Size): Crop {
  const within = Math.min(Math.max(zoom, 1), MOST_ZOOM);
  const side = Math.min(size.width, size.height) / within;
  const clamp = (value: number, length: number) => Math.min(Math.max(value, side / 2 / length), 1 - side / 2 / length);
  return { x: clamp(x, size.width), y: clamp(y, size.height), zoom: within };
}

/** The square of the picture that is seen, in its own pixels. */
export function sourceSquare(
  crop: Crop,
  size: Size,
): { readonly x: number; readonly y: number; readonly side: number } {
  const { x, y, zoom } = clampCrop(crop, size);
  const side = Math.min(size.width, size.height) / zoom;
  return { x: x * size.width - side / 2, y: y * size.height - side / 2, side };
}

/** Moves by pixels of an opening of `opening` pixels: what is dragged to the right shows more of its left. */
export function moveCrop(
  crop: Crop,
  by: { readonly x: number; readonly y: number },
  opening: number,
  size: Size,
): Crop {
  const { side } = sourceSquare(crop, size);
  const scale = side / opening;
  return clampCrop(
    { ...crop, x: crop.x - (by.x * scale) / size.width, y: crop.y - (by.y * scale) / size.height },
    size,
  );
}
