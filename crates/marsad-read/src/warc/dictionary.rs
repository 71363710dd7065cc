//! The dictionary that the records of a zstd archive may be compressed with. It stands in a frame of its own at the start of the
//! file, which other readers pass over, as it is or compressed by zstd itself.

use std::io::Read;

use ruzstd::decoding::errors::FrameDecoderError;
use ruzstd::decoding::{self, FrameDecoder, StreamingDecoder};

/// The first byte of the frame that holds it.
pub(super) const FRAME: u8 = 0x5D;

/// The largest dictionary, unpacked. Those in use have 100 KB to 1 MB.
const LARGEST: u64 = 16 << 20;

/// What stands after the tables of a dictionary at least: three offsets of four bytes.
const OFFSETS: usize = 12;

/// The dictionary of an archive.
pub(super) enum Dictionary {
    None,
    /// Read, by its number.
    Known(u32),
    /// There is one, and it cannot be read.
    Broken,
}

impl Dictionary {
    /// Reads the dictionary out of its frame and gives it to the decoder.
    ///
    /// # Errors
    /// Why it cannot be read. What is left of the frame is for the caller to pass over.
    pub(super) fn read(&mut self, frame: &mut impl Read, decoder: &mut FrameDecoder) -> Result<(), String> {
        *self = Self::Broken;
        let known = parse(frame).map_err(|cause| format!("the archive's dictionary cannot be read: {cause}"))?;
        let number = known.id;
        decoder.add_dict(known).map_err(|error| error.to_string())?;
        *self = Self::Known(number);
        Ok(())
    }

    /// Makes the decoder use the dictionary for a frame that names none: it holds for all of the file.
    ///
    /// # Errors
    /// Why the frame cannot be read.
    pub(super) fn apply(&self, names_one: bool, decoder: &mut FrameDecoder) -> Result<(), String> {
        match self {
            Self::Known(number) if !names_one => decoder.force_dict(*number).map_err(|error| error.to_string()),
            _ => Ok(()),
        }
    }

    /// Why a frame cannot be begun.
    pub(super) fn missed(&self, error: &FrameDecoderError) -> String {
        match (error, self) {
            (FrameDecoderError::DictNotProvided { dict_id }, Self::Broken) => {
                format!("it needs the archive's dictionary ({dict_id}), which cannot be read")
            }
            (FrameDecoderError::DictNotProvided { dict_id }, _) => {
                format!("it needs a dictionary ({dict_id}) that the archive does not hold")
            }
            _ => error.to_string(),
        }
    }
}

fn parse(frame: &mut impl Read) -> Result<decoding::Dictionary, String> {
    let mut bytes = Vec::new();
    frame.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    if bytes.starts_with(&[0x28, 0xB5, 0x2F, 0xFD]) {
        let mut plain = Vec::new();
        let packed = StreamingDecoder::new(bytes.as_slice()).map_err(|error| error.to_string())?;
        packed.take(LARGEST + 1).read_to_end(&mut plain).map_err(|error| error.to_string())?;
        bytes = plain;
    }
    if bytes.len() as u64 > LARGEST {
        return Err(format!("it is larger than {LARGEST} bytes"));
    }
    if bytes.len() < 8 || !bytes.starts_with(&[0x37, 0xA4, 0x30, 0xEC]) {
        return Err("it has no tables".to_owned());
    }
    // The decoder takes it for granted that the offsets are there: asked first with so many bytes added, it tells what is left.
    let whole = bytes.len();
    bytes.resize(whole + OFFSETS, 0);
    let padded = decoding::Dictionary::decode_dict(&bytes).map_err(|error| error.to_string())?;
    if padded.dict_content.len() < OFFSETS || padded.id == 0 {
        return Err("it is cut short".to_owned());
    }
    bytes.truncate(whole);
    decoding::Dictionary::decode_dict(&bytes).map_err(|error| error.to_string())
}
