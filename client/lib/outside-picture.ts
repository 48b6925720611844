/** Where a picture of the outside world is shown from: our own server, so that nobody out there learns who reads. */
export function outsidePicture(url: string): string {
  return /^https?:\/\//i.test(url) ? `/link-preview/picture?url=${encodeURIComponent(url)}` : url;
}
