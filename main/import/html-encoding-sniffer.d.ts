declare module 'html-encoding-sniffer' {
  /** The encoding that an HTML or XML byte stream declares, as the HTML Standard finds it; else `defaultEncoding` as given. */
  export default function htmlEncodingSniffer(
    bytes: Uint8Array,
    options?: {
      xml?: boolean
      transportLayerEncodingLabel?: string
      defaultEncoding?: string
      maxPrescanBytes?: number
    },
  ): string
}
