//! Reads documents in the formats and encodings that Arabic news comes in.
