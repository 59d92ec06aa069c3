import CCurl
import Glibc

/// Where libcurl looks for the certificates of the authorities that it trusts.
enum CertificateAuthorities {
    /// The file in which the system keeps all of them; nil when it keeps each in a file of its own only.
    ///
    /// Told of this file and of the folder, libcurl reads the file anew for each connection, which takes the transfer
    /// thread some 25 ms. Told of the file alone, it keeps what it has read.
    static let file: String? = {
        guard let path = curl_version_info(CURLVERSION_SEVENTH)?.pointee.cainfo, access(path, R_OK) == 0 else {
            return nil
        }
        return String(cString: path)
    }()
}
